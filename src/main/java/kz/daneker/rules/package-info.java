/** How the sharing matrix changes: two signatures, a stated time, a history that explains itself, a look ahead. */
@org.jspecify.annotations.NullMarked
package kz.daneker.rules;
