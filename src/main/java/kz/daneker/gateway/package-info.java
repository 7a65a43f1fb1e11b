/** Puts the parts together: the one place that knows them all. */
@org.jspecify.annotations.NullMarked
package kz.daneker.gateway;
