package io.xendomain.cli;

import io.xendomain.api.XenDomain;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code kubectl xen start|stop|restart|pause|unpause} have in common. */
abstract class PowerCommand implements Callable<Integer> {
    static final String DONE = "0:asked for, or nothing to do; with --wait, come true";
    static final String FAILED = "1:it cannot be done, or did not come true in time";

    private final PowerWish wish;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "The XenDomains.")
    private List<String> names;

    @Mixin
    private DomainOptions where;

    @Option(names = "--wait", description = "Wait until it has come true; Ctrl-C ends only the waiting.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for each. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Mixin
    private Output output;

    @Spec
    private CommandSpec spec;

    PowerCommand(PowerWish wish) {
        this.wish = wish;
    }

    /** Whether to change what a tool puts back. */
    boolean force() {
        return false;
    }

    /** @param before as it was looked at; who owned its fields is told by this one */
    private record Planned(XenDomain before, PowerPlan plan, XenDomain now) {}

    @Override
    public Integer call() {
        List<String> wanted = names.stream().map(DomainOptions::name).distinct().toList();
        try (ClusterAccess cluster = where.connect()) {
            List<Planned> plans = plans(cluster, wanted);
            List<Planned> asked =
                    plans.stream().map(planned -> carryOut(cluster, planned)).toList();
            output.print(
                    spec.commandLine().getOut(),
                    () -> asked.stream()
                            .map(planned -> PowerWords.done(planned.before(), planned.plan()))
                            .toList(),
                    () -> asked.stream().map(this::document).toList());
            boolean came = !wait
                    || asked.stream().map(planned -> await(cluster, planned)).reduce(true, (a, b) -> a && b);
            return came ? ExitCode.CLEAN : ExitCode.ERRORS;
        }
    }

    /** All of them, before the first is changed; what speaks against any of them ends the command. */
    private List<Planned> plans(ClusterAccess cluster, List<String> wanted) {
        List<Planned> plans = new ArrayList<>();
        List<CannotContinue> objections = new ArrayList<>();
        for (String name : wanted) {
            try {
                XenDomain domain = cluster.domain(where.namespace(cluster), name);
                PowerPlan plan = PowerPlan.of(wish, domain, Instant.now());
                PowerWords.objection(domain, plan, force()).ifPresent(objections::add);
                plans.add(new Planned(domain, plan, domain));
            } catch (CannotContinue e) {
                if (e.exitCode() != ExitCode.NOT_FOUND) {
                    throw e;
                }
                objections.add(e);
            }
        }
        if (!objections.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            objections
                    .subList(0, objections.size() - 1)
                    .forEach(before -> err.println("error: " + before.getMessage()));
            throw objections.getLast();
        }
        return plans;
    }

    private Planned carryOut(ClusterAccess cluster, Planned planned) {
        return planned.plan() instanceof PowerPlan.Nothing
                ? planned
                : new Planned(
                        planned.before(),
                        planned.plan(),
                        cluster.patch(planned.before(), planned.plan().change(planned.before())));
    }

    private boolean await(ClusterAccess cluster, Planned planned) {
        Named named = Named.of(planned.now());
        PrintWriter err = spec.commandLine().getErr();
        err.println(named + ": waiting; Ctrl-C ends the waiting, not what was asked for");
        long generation = planned.now().getMetadata().getGeneration();
        Optional<Progress> end = cluster.await(
                planned.now(),
                now -> Progress.of(now, planned.plan(), generation),
                words -> err.println(named + ": " + Plain.of(words)),
                Duration.ofSeconds(timeoutSeconds));
        if (end.isEmpty()) {
            err.println("error: " + named + " is not there after " + timeoutSeconds + " s; " + named.xen("why")
                    + " says what is in the way");
        } else if (end.get() instanceof Progress.Failed(String words)) {
            err.println("error: " + named + ": " + Plain.of(words) + "; " + named.xen("why") + " says what to do");
        }
        return end.filter(Progress.Done.class::isInstance).isPresent();
    }

    private Map<String, Object> document(Planned planned) {
        Map<String, Object> document = new LinkedHashMap<>();
        Named named = Named.of(planned.now());
        document.put("namespace", named.namespace());
        document.put("name", named.name());
        document.put("asked", wish.name());
        document.put(
                "change",
                switch (planned.plan()) {
                    case PowerPlan.Turn turn -> "spec.powerState";
                    case PowerPlan.Restart restart -> "annotation";
                    case PowerPlan.Nothing nothing -> "none";
                    case PowerPlan.Refused refused -> "none";
                });
        document.put("message", PowerWords.done(planned.before(), planned.plan()));
        return document;
    }
}
