/** The audit trail on a stick: everything an auditor needs to check it without the gateway and without a network. */
@NullMarked
package kz.daneker.export;

import org.jspecify.annotations.NullMarked;
