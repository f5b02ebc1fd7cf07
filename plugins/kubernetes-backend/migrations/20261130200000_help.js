/** How often Help was used, which replicas of Backstage count together. */
exports.up = async function up(knex) {
  await knex.schema.createTable('help_counts', table => {
    table.comment(
      'How often Help on each failure class was used, by everybody',
    );
    table.text('class').primary();
    table.bigInteger('opened').notNullable();
    table.bigInteger('helped').notNullable();
    table.bigInteger('not_helped').notNullable();
  });
};

exports.down = async function down(knex) {
  await knex.schema.dropTable('help_counts');
};
