/**
 * What the replicas of Backstage share of the fleet index. Times are milliseconds since 1970
 * by the database's clock.
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_replicas', table => {
    table.comment('Backend processes that read clusters');
    table.text('id').primary().comment('Random, new with each start');
    table
      .bigInteger('expires_at')
      .notNullable()
      .comment('From then on another replica may delete the row');
  });
  await knex.schema.createTable('fleet_clusters', table => {
    table.comment('Which replica reads which cluster');
    table.text('name').primary();
    table
      .text('holder')
      .references('id')
      .inTable('fleet_replicas')
      .onDelete('SET NULL')
      .index()
      .comment('Null while no replica reads it');
    table
      .bigInteger('revision')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with each change of its cells');
    table.bigInteger('created_at').notNullable();
    table
      .bigInteger('known_at')
      .notNullable()
      .comment('When it was last in the configuration of a replica');
    table.bigInteger('read_at').comment('When its holder last saw all of it');
    table.text('sight').comment('How far its holder sees it');
    table
      .bigInteger('placed_at')
      .comment(
        'Services that the catalog had then are in it only if they have a cell; null after a change of its holder',
      );
    table.boolean('is_limited').notNullable().defaultTo(false);
  });
  await knex.schema.createTable('fleet_cells', table => {
    table.comment('How each service does in each cluster');
    table
      .text('cluster')
      .notNullable()
      .references('name')
      .inTable('fleet_clusters')
      .onDelete('CASCADE');
    table.text('entity_ref').notNullable().index();
    table
      .text('subject')
      .notNullable()
      .comment('Digest of what the entity stood for when it was written');
    table
      .bigInteger('revision')
      .notNullable()
      .comment('That of the cluster with which it was written');
    table.text('state').notNullable();
    table.bigInteger('since').comment('When it became so');
    table
      .text('details')
      .notNullable()
      .comment('Counts, headline, classes and versions, as JSON');
    table.primary(['cluster', 'entity_ref']);
    table.index(['cluster', 'revision']);
  });
  await knex.schema.createTable('fleet_transitions', table => {
    table.comment('When services changed how they do');
    table
      .text('cluster')
      .notNullable()
      .references('name')
      .inTable('fleet_clusters')
      .onDelete('CASCADE');
    table.text('entity_ref').notNullable().index();
    table
      .text('subject')
      .notNullable()
      .comment('Digest of what the entity stood for when it was written');
    table.bigInteger('revision').notNullable();
    table.text('from_state').notNullable();
    table
      .text('from_classes')
      .notNullable()
      .comment('Failure classes that it had, as JSON');
    table.text('to_state').notNullable();
    table
      .text('to_classes')
      .notNullable()
      .comment('Failure classes that it has from then on, as JSON');
    table.bigInteger('at').notNullable().index();
    table.primary(['cluster', 'entity_ref', 'revision']);
  });
};

exports.down = async function down(knex) {
  await knex.schema.dropTable('fleet_transitions');
  await knex.schema.dropTable('fleet_cells');
  await knex.schema.dropTable('fleet_clusters');
  await knex.schema.dropTable('fleet_replicas');
};
