package kz.daneker.alert;

/**
 * What a watch sees at this moment.
 *
 * @param subject what it is about, in the gateway's own names, never a person's: {@code agency:clinic-47-001}, {@code
 *     officer:amber-41}, a key's or a witness's name; with the rule it makes one alert. At most 120 characters
 * @param measure how much: reads, refusals, days left, hours owed
 */
record Sighting(String subject, long measure) {}
