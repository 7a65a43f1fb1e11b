/** The person's right to know: who saw which category about them, handed out by two officers' agreement. */
@org.jspecify.annotations.NullMarked
package kz.daneker.accessreport;
