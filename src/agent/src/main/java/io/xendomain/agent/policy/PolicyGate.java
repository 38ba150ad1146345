package io.xendomain.agent.policy;

import io.xendomain.agent.domain.Refused;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.HostFinding;
import io.xendomain.protocol.Problem;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.ProblemFinding;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.read.CfgReader;
import io.xendomain.xlcfg.read.CfgReading;
import java.nio.file.Path;
import java.util.List;

/** Lets only those configs pass whose namespace may have what they ask for. The cluster has no say in it. */
public final class PolicyGate {
    private static final String UNUSABLE = "PolicyUnusable";

    private final Path file;
    private final PolicyFile policies;
    private final Paths paths = new RealPaths();

    /** @param file the policy; may be missing, then the default of the package holds */
    public PolicyGate(Path file) {
        this.file = file;
        this.policies = new PolicyFile(file);
    }

    /**
     * Judges a config as things are now: links may lead elsewhere than a moment ago, the policy may be another.
     *
     * @throws Refused with everything that the config asks for and may not have; also when that cannot be judged, because
     *     the policy or the config cannot be read
     */
    public void check(DesiredDomain desired) throws Refused {
        Policy policy = policy();
        CfgReading reading = CfgReader.read(desired.config());
        List<Finding> unreadable = reading.config().unreadable();
        if (!unreadable.isEmpty()) {
            // xl may see in it what we do not, and it is root
            throw refusal(
                    ProblemCode.BadRequest,
                    "the config cannot be read as a whole, and so cannot be judged",
                    unreadable.stream().map(PolicyGate::of).toList());
        }
        String namespace = desired.owner().namespace();
        List<ProblemFinding> refusals = Judge.judge(reading.config(), policy.of(namespace), paths);
        if (!refusals.isEmpty()) {
            throw refusal(
                    ProblemCode.PolicyDenied, "the host does not let namespace " + namespace + " have that", refusals);
        }
    }

    /** What is wrong with the policy itself. Reads it, so that it is in the log from the start, too. */
    public List<HostFinding> findings() {
        try {
            policies.current();
            return List.of();
        } catch (PolicyException e) {
            return List.of(new HostFinding(HostFinding.Severity.Error, UNUSABLE, unusable(e)));
        }
    }

    private Policy policy() throws Refused {
        try {
            return policies.current();
        } catch (PolicyException e) {
            throw new Refused(ProblemCode.PolicyDenied, unusable(e));
        }
    }

    private String unusable(PolicyException broken) {
        return file + " in dom0 cannot be used, and so nothing is pushed or started: " + broken.getMessage();
    }

    private static Refused refusal(ProblemCode code, String what, List<ProblemFinding> findings) {
        String first = findings.getFirst().message();
        return new Refused(new Problem(
                code,
                what + ": " + (findings.size() == 1 ? first : findings.size() + " findings, the first: " + first),
                findings));
    }

    private static ProblemFinding of(Finding finding) {
        return new ProblemFinding(finding.field(), finding.key(), finding.code().name(), finding.message());
    }
}
