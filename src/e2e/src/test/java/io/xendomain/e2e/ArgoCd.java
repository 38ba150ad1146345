package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The real argocd, with our part of its settings.
 *
 * @param kubeconfig some cluster: argocd wants one before it looks at a file
 */
record ArgoCd(Path kubeconfig) {
    /** The samples. */
    static final Path SAMPLES = Toolchain.projectRoot().resolve("deploy/argocd");

    /** Our part of its settings. */
    static final Path SETTINGS = SAMPLES.resolve("argocd-cm.yaml");

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern HEALTH = Pattern.compile("(?s)STATUS: (\\w+)\\nMESSAGE: (.*)\\n");
    private static final Pattern ACTION = Pattern.compile("(?m)^(\\S+) +false$");

    /**
     * What it makes of an object.
     *
     * @param status its word
     * @param message for people
     */
    record Health(String status, String message) {}

    Health health(Path object) {
        String said = override("health", object).orThrow().stdout();
        Matcher health = HEALTH.matcher(said);
        if (!health.matches()) {
            throw new IllegalStateException("argocd said: " + said);
        }
        return new Health(health.group(1), health.group(2));
    }

    /** The actions that are not greyed out. */
    Set<String> actions(Path object) {
        return ACTION.matcher(override("list-actions", object).orThrow().stdout())
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    /** The lines of the object that an action changes, as {@code diff -u} of the whole object. */
    Finished act(Path object, String action) {
        return override("run-action", object, action);
    }

    /** Whether the role may. */
    boolean may(String role, String verb, String resource, String object) {
        return run(
                                "rbac",
                                "can",
                                role,
                                verb,
                                resource,
                                object,
                                "--policy-file",
                                SAMPLES.resolve("policy.csv").toString())
                        .exit()
                == 0;
    }

    /** {@code argocd admin settings ARGUMENTS}. */
    Finished run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("admin", "settings"));
        words.addAll(List.of(arguments));
        return Command.of(Toolchain.argocd())
                .and(words)
                .with("ARGOCD_CONFIG_DIR", kubeconfig.resolveSibling("argocd").toString())
                .with("KUBECONFIG", kubeconfig.toString())
                .with("KUBECTL_EXTERNAL_DIFF", "diff -U0")
                .run(LIMIT);
    }

    private Finished override(String command, Path object, String... more) {
        List<String> words = new ArrayList<>(List.of("resource-overrides", command, object.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("--argocd-cm-path", SETTINGS.toString()));
        return run(words.toArray(String[]::new));
    }
}
