/** Who takes part: agencies, their kinds, regions and languages. */
@org.jspecify.annotations.NullMarked
package kz.daneker.agency;
