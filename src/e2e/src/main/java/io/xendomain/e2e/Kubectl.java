package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * The real kubectl, with {@code kubectl xen} beside it.
 *
 * @param kubeconfig whose rights it has
 */
public record Kubectl(Path kubeconfig) {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    Finished run(String... arguments) {
        return command(arguments).run(LIMIT);
    }

    Finished apply(String manifest) {
        return command("apply", "-f", "-").reading(manifest).run(LIMIT);
    }

    /** {@code kubectl xen}: the program that kubectl finds on its PATH. */
    Finished xen(String input, String... arguments) {
        return Command.of(Programs.kubectlXen(), arguments)
                .with("KUBECONFIG", kubeconfig.toString())
                .reading(input)
                .run(LIMIT);
    }

    /** Waits, with kubectl's own eyes, until a condition of an object is true. */
    public Finished waitFor(String object, String condition, Duration patience) {
        return run("wait", object, "--for=condition=" + condition, "--timeout=" + patience.toSeconds() + "s");
    }

    /** The same cluster with the rights of a ServiceAccount. */
    Kubectl as(String namespace, String serviceAccount) {
        String token = run("create", "token", serviceAccount, "--namespace", namespace, "--duration", "24h")
                .orThrow()
                .stdout()
                .strip();
        Path other = kubeconfig.resolveSibling(serviceAccount + "." + namespace + ".kubeconfig");
        try {
            Files.copy(kubeconfig, other, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Kubectl theirs = new Kubectl(other);
        theirs.run("config", "set-credentials", serviceAccount, "--token", token)
                .orThrow();
        theirs.run("config", "set-context", "--current", "--user", serviceAccount)
                .orThrow();
        return theirs;
    }

    Command command(String... arguments) {
        return Command.of(Toolchain.controlPlane().resolve("kubectl"), arguments)
                .with("KUBECONFIG", kubeconfig.toString())
                .with("KUBECACHEDIR", kubeconfig.resolveSibling("kubectl-cache").toString());
    }
}
