package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Finished;
import io.xendomain.testkit.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Types commands of a page into a shell that has kubectl, helm, argocd and our programs on its PATH, and dom0-a within reach of
 * ssh: it is this machine.
 *
 * @param folder where the shell is, and keeps its own files
 * @param kubeconfig the cluster
 * @param environment more variables
 */
record Typist(Path folder, Path kubeconfig, Map<String, String> environment) {
    static final String DOM0 = "dom0";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String SSH = """
            #!/bin/sh
            shift
            exec sh -c "$*"
            """;

    /** {@code scp -r dom0-a:/FOLDER TO}: below {@link #DOM0} is what dom0-a has. */
    private static final String SCP = """
            #!/bin/sh
            exec cp "$1" "%s/${2#*:/}" "$3"
            """;

    /** In a folder of its own that has the charts and manifests of this tree. */
    static Typist in(Path folder, Path kubeconfig, Map<String, String> environment) throws IOException {
        for (String name : new String[] {"deploy", "helm", "crds"}) {
            Files.createSymbolicLink(folder.resolve(name), Pages.ROOT.resolve(name));
        }
        Path bin = Files.createDirectories(folder.resolve("bin"));
        program(bin.resolve("ssh"), SSH);
        program(bin.resolve("scp"), SCP.formatted(folder.resolve(DOM0)));
        return new Typist(folder, kubeconfig, Map.copyOf(environment));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " a program");
        }
    }

    Finished types(String commands) {
        Command shell = Command.of(Path.of("bash"), "-c", "set -euo pipefail\n" + commands)
                .in(folder)
                .with("KUBECONFIG", kubeconfig.toString())
                .with("KUBECACHEDIR", folder.resolve("kubectl-cache").toString())
                .with("ARGOCD_CONFIG_DIR", folder.toString())
                .with("HELM_CACHE_HOME", folder.resolve("helm-cache").toString())
                .with("HELM_CONFIG_HOME", folder.resolve("helm-config").toString())
                .with("HELM_DATA_HOME", folder.resolve("helm-data").toString())
                .with(
                        "PATH",
                        String.join(
                                ":",
                                folder.resolve("bin").toString(),
                                Programs.kubectlXen().getParent().toString(),
                                Toolchain.controlPlane().toString(),
                                Toolchain.helm().getParent().toString(),
                                Toolchain.argocd().getParent().toString(),
                                System.getenv("PATH")));
        for (var variable : environment.entrySet()) {
            shell = shell.with(variable.getKey(), variable.getValue());
        }
        return shell.run(LIMIT).orThrow();
    }
}
