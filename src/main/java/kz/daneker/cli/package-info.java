/** What people type: one class per verb of {@code ./daneker}. */
@org.jspecify.annotations.NullMarked
package kz.daneker.cli;
