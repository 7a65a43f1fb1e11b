/** Messages come in: opened, verified, read, decided, made durable, answered. */
@org.jspecify.annotations.NullMarked
package kz.daneker.intake;
