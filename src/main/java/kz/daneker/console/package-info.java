/** The officers' pages, behind a TLS connector and a sign-in of their own. */
@org.jspecify.annotations.NullMarked
package kz.daneker.console;
