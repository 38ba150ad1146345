package io.xendomain.xlcfg.read;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.DomainConfig;
import io.xendomain.xlcfg.Finding;
import io.xendomain.xlcfg.Position;
import io.xendomain.xlcfg.XenVersion;
import io.xendomain.xlcfg.keys.Keys;
import io.xendomain.xlcfg.model.Releases;
import io.xendomain.xlcfg.syntax.Setting;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an xl.cfg says.
 *
 * @param config what could be carried over; it counts as unreadable, and is never rendered, if there is an error
 * @param findings everything that was noticed, in the order of the text: of the syntax and of the values
 * @param settings the statements that it was read from, by key
 */
public record CfgReading(DomainConfig config, List<Finding> findings, Map<String, Setting> settings) {
    /** A field inside the list of a key: {@code disk[3].vdev}. */
    private static final Pattern ITEM = Pattern.compile("\\w+\\[(\\d{1,6})].*");

    private static final Releases APPENDS = Releases.since(XenVersion.of("4.13"));

    public CfgReading {
        findings = List.copyOf(findings);
        settings = Map.copyOf(settings);
    }

    /** What of its grammar the xl of a release would refuse the whole file for. */
    public List<Finding> ofGrammar(XenVersion version) {
        return APPENDS.have(version)
                ? List.of()
                : settings.values().stream()
                        .filter(setting -> setting.appendedAt() != null)
                        .map(setting -> new Finding(
                                Code.NeedsNewerXen.severity(),
                                setting.key(),
                                setting.key(),
                                Code.NeedsNewerXen,
                                setting.key() + " is joined with +=, but that needs Xen " + APPENDS.since()
                                        + " and the host has " + version
                                        + ", whose xl would refuse the file; write one value with =",
                                setting.appendedAt()))
                        .toList();
    }

    /** The finding, if it has no place yet, with that of its field: where its key is set, or the item of the list. */
    public Finding located(Finding finding) {
        Setting setting = finding.key() == null ? null : settings.get(finding.key());
        return finding.at() != null || setting == null ? finding : at(position(finding, setting), finding);
    }

    /** An item that could not be read is in the text and not in the config, so that the rest cannot be counted off. */
    private Position position(Finding finding, Setting setting) {
        boolean complete = Keys.named(setting.key()).stream()
                .map(config::get)
                .anyMatch(value -> value instanceof List<?> items
                        && items.size() == setting.itemsAt().size());
        return complete ? position(finding.field(), setting) : setting.at();
    }

    /** Where a field of a setting stands: what is inside an item of a list is where the item is. */
    static Position position(String field, Setting setting) {
        Matcher item = ITEM.matcher(field);
        return item.matches()
                        && Integer.parseInt(item.group(1)) < setting.itemsAt().size()
                ? setting.itemsAt().get(Integer.parseInt(item.group(1)))
                : setting.at();
    }

    static Finding at(Position position, Finding finding) {
        return new Finding(
                finding.severity(), finding.field(), finding.key(), finding.code(), finding.message(), position);
    }
}
