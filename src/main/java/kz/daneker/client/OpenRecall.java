package kz.daneker.client;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A recall this agency has not answered.
 *
 * @param delivery what it received under this id
 * @param dueOn the last day for an answer
 */
public record OpenRecall(UUID id, UUID delivery, LocalDate raisedOn, LocalDate dueOn, boolean overdue) {}
