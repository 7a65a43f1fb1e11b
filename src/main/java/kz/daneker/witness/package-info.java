/** Witnesses of audit logs: who cosigns that a log only grows, and how a log asks them. */
@NullMarked
package kz.daneker.witness;

import org.jspecify.annotations.NullMarked;
