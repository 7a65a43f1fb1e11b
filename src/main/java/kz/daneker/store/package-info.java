/** The database behind the gateway: one way to read, one way to write, on SQLite and on PostgreSQL alike. */
@org.jspecify.annotations.NullMarked
package kz.daneker.store;
