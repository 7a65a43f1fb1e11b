package kz.daneker.inquiry;

import kz.daneker.audit.AuditEvent;

/**
 * How often something happened in one hour.
 *
 * @param hour from 0, counted from the moment that was asked for
 */
public record DayCount(int hour, AuditEvent event, long times) {}
