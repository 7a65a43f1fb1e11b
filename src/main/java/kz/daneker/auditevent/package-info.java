/** Records of the log as FHIR R4 AuditEvents, by IHE's Basic Audit Log Patterns. */
@NullMarked
package kz.daneker.auditevent;

import org.jspecify.annotations.NullMarked;
