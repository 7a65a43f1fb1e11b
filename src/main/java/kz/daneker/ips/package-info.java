/** The International Patient Summary: one document a clinic can read, built from what is released and nothing else. */
@org.jspecify.annotations.NullMarked
package kz.daneker.ips;
