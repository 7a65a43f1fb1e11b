/** {@code /v1/log}: the audit log as members and auditors may read it. */
@NullMarked
package kz.daneker.logapi;

import org.jspecify.annotations.NullMarked;
