package kz.daneker.agency;

/**
 * The check digit shared by IIN and BIN: the first eleven digits weighted 1 to 11, summed modulo 11; where that gives 10
 * the weights 3 to 11, 1, 2 are tried; where it gives 10 again the number was never issued.
 */
public final class CheckDigit {
    private static final int[] FIRST = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final int[] SECOND = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};

    private CheckDigit() {}

    /**
     * Whether the twelfth digit follows from the eleven before it.
     *
     * @param digits at least eleven ASCII digits, the check digit twelfth
     */
    public static boolean holds(String digits) {
        int sum = weigh(digits, FIRST);
        if (sum == 10) {
            sum = weigh(digits, SECOND);
        }
        return sum == digits.charAt(11) - '0';
    }

    private static int weigh(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum % 11;
    }
}
