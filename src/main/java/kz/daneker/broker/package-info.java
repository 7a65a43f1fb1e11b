/** The message broker: its queues on disk, who may read which, and the gateway's connection to it. */
@org.jspecify.annotations.NullMarked
package kz.daneker.broker;
