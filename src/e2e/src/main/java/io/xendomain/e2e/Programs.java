package io.xendomain.e2e;

import io.xendomain.testkit.Command;
import io.xendomain.testkit.Toolchain;
import java.nio.file.Path;
import java.time.Duration;

/** The launchers that {@code make build} leaves in target/bin. */
final class Programs {
    private static final Path BIN = Toolchain.projectRoot().resolve("target/bin");

    private static boolean made;

    private Programs() {}

    static Path kubectlXen() {
        return launcher("kubectl-xen");
    }

    static Path operator() {
        return launcher("xendomain-operator");
    }

    static Path agent() {
        return launcher("xendomain-agent");
    }

    /** A build that goes on to its tests has packaged the programs, and their launchers may be missing or older. */
    private static synchronized Path launcher(String name) {
        if (!made) {
            Path maker = Toolchain.projectRoot().resolve("src/testkit/toolchain/launchers");
            Command.of(maker, System.getProperty("java.home"))
                    .run(Duration.ofMinutes(5))
                    .orThrow();
            made = true;
        }
        return BIN.resolve(name);
    }
}
