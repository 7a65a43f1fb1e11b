/** Why the gateway says no: one list of codes, each with a page, a test and kk/ru/en text. */
@org.jspecify.annotations.NullMarked
package kz.daneker.refusal;
