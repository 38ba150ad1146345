package io.xendomain.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubectl xen host enroll}. */
@Command(
        name = "enroll",
        description = {
            "Makes a Xen host known to the cluster. Reads the certificate request of its agent on standard input, has"
                    + " the operator sign it, and prints the certificate for the agent. The key never leaves dom0.",
            "",
            "  ssh dom0-a xendomain-agent csr |",
            "    kubectl xen host enroll dom0-a --address 10.0.0.5:8443 |",
            "    ssh dom0-a xendomain-agent trust"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:enrolled",
            "1:the cluster refused, or the operator did not sign",
            ExitCode.USAGE_LINE,
            ExitCode.CLUSTER_LINE
        })
final class HostEnrollCommand implements Callable<Integer> {
    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]):\\d{1,5}");

    @Parameters(paramLabel = "HOST", description = "Name of the XenHost to make, or to give a new certificate.")
    private String host;

    @Option(
            names = "--address",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the operator reaches the agent.")
    private String address;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the operator's signature. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Mixin
    private ClusterOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!HOST_NAME.matcher(host).matches()) {
            throw CannotContinue.usage("the host's name is \"" + host
                    + "\", but must be lower-case letters, digits and -, at most 63; choose such a name");
        }
        if (!ADDRESS.matcher(address).matches()) {
            throw CannotContinue.usage(
                    "the address is \"" + address + "\", but must be HOST:PORT; write for example 10.0.0.5:8443");
        }
        String request = new String(System.in.readAllBytes(), StandardCharsets.US_ASCII);
        if (!request.contains("BEGIN CERTIFICATE REQUEST")) {
            throw CannotContinue.usage(
                    "standard input holds no certificate request; pipe \"xendomain-agent csr\" into" + " this command");
        }
        try (ClusterAccess cluster = options.connect()) {
            PrintWriter progress = spec.commandLine().getErr();
            String certificate = cluster.ask(client -> new HostEnrolment(client, progress::println)
                    .enroll(host, address, request, Duration.ofSeconds(timeoutSeconds)));
            spec.commandLine().getOut().print(certificate);
            spec.commandLine().getOut().flush();
            return ExitCode.CLEAN;
        }
    }
}
