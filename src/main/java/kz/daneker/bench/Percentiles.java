package kz.daneker.bench;

/** Milliseconds that half, 95 % and 99 % of all stayed within. */
public record Percentiles(double p50, double p95, double p99) {}
