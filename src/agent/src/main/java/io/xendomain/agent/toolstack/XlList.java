package io.xendomain.agent.toolstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the table of {@code xl list -v}. Rows are read from the right, because a name may be empty, hold blanks or be
 * digits; there is no output of xl for programs that holds the state.
 */
final class XlList {
    private static final int DOM0 = 0;
    private static final int TIME = 6;
    private static final int UUID = 7;
    private static final int REASON = 8;
    private static final int FLAG_PAUSED = 2;
    private static final int FLAG_STOPPED = 3;
    private static final int FLAG_DYING = 5;

    /** Name, ID, Mem, VCPUs, State, Time(s), UUID, Reason-Code (hex), Security Label. */
    private static final Pattern ROW = Pattern.compile(
            "(.*?)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+([-a-zA-Z?]{6})\\s+([0-9.]+)"
                    + "\\s+([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\s+(-|[0-9a-fA-F]+)(?:\\s+\\S+)?\\s*");

    private XlList() {}

    /**
     * Every domain in the table but dom0.
     *
     * @throws ToolstackException if a row cannot be read: a domain that is overlooked would be started twice
     */
    static List<LiveDomain> parse(String table) throws ToolstackException {
        return rows(table).stream().map(XlList::domain).toList();
    }

    /** What the same table says of what the domains have used. */
    static List<Usage> usage(String table) throws ToolstackException {
        return rows(table).stream()
                .map(row -> Usage.ofCpu(
                        row.group(UUID).toLowerCase(Locale.ROOT),
                        Integer.parseInt(row.group(2)),
                        Double.parseDouble(row.group(TIME))))
                .toList();
    }

    private static List<MatchResult> rows(String table) throws ToolstackException {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("Name ")) {
            throw new ToolstackException("xl list -v printed no table: " + excerpt(table));
        }
        List<MatchResult> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                throw new ToolstackException("xl list -v printed a row that cannot be read: " + line);
            }
            if (Integer.parseInt(row.group(2)) != DOM0) {
                rows.add(row.toMatchResult());
            }
        }
        return List.copyOf(rows);
    }

    private static LiveDomain domain(MatchResult row) {
        String name = row.group(1).strip();
        String flags = row.group(5);
        boolean stopped = flags.charAt(FLAG_STOPPED) == 's';
        return new LiveDomain(
                row.group(UUID).toLowerCase(Locale.ROOT),
                Integer.parseInt(row.group(2)),
                name.isEmpty() || name.equals("(null)") ? null : name,
                Long.parseLong(row.group(3)),
                Integer.parseInt(row.group(4)),
                flags.charAt(FLAG_PAUSED) == 'p',
                stopped ? reason(row.group(REASON)) : null,
                flags.charAt(FLAG_DYING) == 'd');
    }

    private static ShutdownReason reason(String code) {
        return code.equals("-") ? ShutdownReason.Unknown : ShutdownReason.of(Integer.parseUnsignedInt(code, 16));
    }

    private static String excerpt(String text) {
        final int enough = 200;
        return text.length() <= enough ? text.strip() : text.substring(0, enough) + "...";
    }
}
