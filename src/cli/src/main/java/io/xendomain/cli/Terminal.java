package io.xendomain.cli;

import java.util.Map;

/**
 * Where the output goes.
 *
 * @param width in columns; {@link #UNLIMITED} when it is no terminal
 * @param colours whether to use them
 */
record Terminal(int width, boolean colours) {
    static final int UNLIMITED = Integer.MAX_VALUE;

    /** The launcher sets it to the columns of the terminal that standard output is; it is not set when that is none. */
    static final String COLUMNS = "kubectl-xen.columns";

    private static final int NARROWEST = 40;
    private static final int USUAL = 80;

    static Terminal none() {
        return new Terminal(UNLIMITED, false);
    }

    static Terminal current() {
        return of(System.getProperty(COLUMNS), System.getenv());
    }

    static Terminal of(String columns, Map<String, String> environment) {
        if (columns == null) {
            return none();
        }
        boolean plain = environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"));
        return new Terminal(width(columns), !plain);
    }

    private static int width(String columns) {
        try {
            int width = Integer.parseInt(columns.strip());
            return width <= 0 ? USUAL : Math.max(NARROWEST, width);
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }
}
