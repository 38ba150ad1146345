package io.xendomain.agent.toolstack;

import java.util.List;

/**
 * One xl command that changes a running domain.
 *
 * @param command of xl
 * @param arguments its words; {@link #DOMID} stands for the domid, which is looked up when it runs
 * @param makes the differences that it is to do away with
 */
public record LiveStep(String command, List<String> arguments, List<Difference> makes) {
    public static final String DOMID = "{domid}";

    public LiveStep {
        arguments = List.copyOf(arguments);
        makes = List.copyOf(makes);
    }

    /** A command whose first argument is the domain. */
    public static LiveStep of(String command, List<String> more, Difference makes) {
        List<String> words = new java.util.ArrayList<>(List.of(DOMID));
        words.addAll(more);
        return new LiveStep(command, words, List.of(makes));
    }
}
