package io.xendomain.cli;

import java.util.List;

/** The formats in which servers that check changes take what was found. */
enum CheckFormat {
    /** SARIF 2.1.0, for code scanning. */
    sarif,
    /** Workflow commands of GitHub Actions: annotations at the lines of a pull request. */
    github,
    /** JUnit's XML, which every build server shows: a suite for each file. */
    junit;

    String document(List<Report> reports) {
        return switch (this) {
            case sarif -> Sarif.of(reports);
            case github -> Annotations.of(reports);
            case junit -> JunitXml.of(reports);
        };
    }
}
