package kz.daneker.signing;

/**
 * Where one disclosure belongs.
 *
 * @param encoded the disclosure
 * @param pointer RFC 6901, array positions as the issuer counted them, hidden elements included
 * @param parent index of the disclosure this one lies inside, or -1; a parent always comes first
 */
record Placement(String encoded, String pointer, int parent) {}
