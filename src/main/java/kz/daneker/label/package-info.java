/** Which data categories a coded health record speaks of: code lists, and how they are read. */
@org.jspecify.annotations.NullMarked
package kz.daneker.label;
