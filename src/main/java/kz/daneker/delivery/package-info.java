/** Messages go out: fetched, pushed or queued, receipted, and closed. */
@org.jspecify.annotations.NullMarked
package kz.daneker.delivery;
