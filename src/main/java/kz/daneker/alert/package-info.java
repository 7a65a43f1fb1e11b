/** What an officer should look at: seen by rules, opened once, told outside without naming anybody, closed with a word. */
@org.jspecify.annotations.NullMarked
package kz.daneker.alert;
