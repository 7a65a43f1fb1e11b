/** What the matrix and the person allow: the decision per category, with the rule that decided. */
@org.jspecify.annotations.NullMarked
package kz.daneker.consent;
