/** Since when the transitions of services are complete, where some were deleted because there were too many. */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_history', table => {
    table.comment('Whose transitions were deleted because there were too many');
    table.text('entity_ref').primary().comment('Empty for all services');
    table
      .bigInteger('since')
      .notNullable()
      .comment('When the newest of the deleted ones was');
  });
};

exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_history');
};
