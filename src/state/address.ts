/** The address of a database, as settings give it. */
export const ADDRESS = /^postgres(ql)?:\/\/\S+$/;
export const ADDRESS_FORM = 'postgres://user:password@host/name';
