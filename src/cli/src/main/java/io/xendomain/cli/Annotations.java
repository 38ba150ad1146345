package io.xendomain.cli;

import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code ::error file=web-1.cfg,line=3,col=1,title=UnknownKey::message}: a line for each finding. */
final class Annotations {
    private Annotations() {}

    static String of(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.findings().stream()
                        .map(finding -> line(report.source().name(), finding)))
                .collect(Collectors.joining());
    }

    private static String line(String file, Finding finding) {
        Position at = finding.at();
        String place = at == null ? "" : ",line=" + at.line() + ",col=" + at.column();
        return "::" + finding.severity().name().toLowerCase(Locale.ROOT) + " file=" + property(file) + place + ",title="
                + finding.code() + "::" + data(finding.message()) + "\n";
    }

    /** What ends a command, or a property of one, is escaped: a file's name and content are others' words. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
