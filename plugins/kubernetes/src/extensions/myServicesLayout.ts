/** Of the widget of the reader's services, in rows of the home page: five services with their causes fit into it. */
export const MY_SERVICES_LAYOUT = {
  height: { minRows: 4, defaultRows: 8 },
  width: { minColumns: 3 },
};
