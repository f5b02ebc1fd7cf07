/** Lets replicas tell from the cells of a cluster in which a service is not. */
exports.up = async function up(knex) {
  await knex.schema.alterTable('fleet_clusters', table => {
    table
      .bigInteger('placed_at')
      .comment(
        'Services that the catalog had then are in the cluster only if they have a cell',
      );
  });
};

exports.down = async function down(knex) {
  await knex.schema.alterTable('fleet_clusters', table => {
    table.dropColumn('placed_at');
  });
};
