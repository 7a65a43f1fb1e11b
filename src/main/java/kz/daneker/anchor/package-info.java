/** Proof of time for the audit log: tokens of outside time-stamp authorities over its checkpoints, and their check. */
@org.jspecify.annotations.NullMarked
package kz.daneker.anchor;
