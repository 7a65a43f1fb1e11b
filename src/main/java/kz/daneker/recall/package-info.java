/** Recalls: what was delivered is asked back, and what the recipient did with it is taken down. */
@org.jspecify.annotations.NullMarked
package kz.daneker.recall;
