package io.xendomain.e2e;

import java.util.List;
import java.util.stream.Collectors;

/** A page whose commands a test types as they are written. */
enum TypedPage {
    FIRST_DOMAIN("docs/tutorial.md", FirstDomainE2E.class),
    SIMULATED("docs/tutorial-simulated.md", TutorialE2E.class),
    INSTALL("docs/install.md", InstallPageIT.class),
    MOVING("docs/moving.md", MovingPageIT.class),
    GITOPS("docs/gitops.md", GitopsPageIT.class),
    DOMAINS_CHART("helm/xendomains/README.md", FirstDomainE2E.class);

    private final String path;
    private final Class<?> typist;

    TypedPage(String path, Class<?> typist) {
        this.path = path;
        this.typist = typist;
    }

    String path() {
        return path;
    }

    /** The test that types it. */
    Class<?> typist() {
        return typist;
    }

    /** Its blocks of shell that can be run, in their order. */
    List<String> blocks() {
        return PageBlock.of(path).stream()
                .filter(PageBlock::isRun)
                .map(PageBlock::text)
                .toList();
    }

    /** All of them, one after the other. */
    String commands() {
        return blocks().stream().collect(Collectors.joining());
    }
}
