package io.xendomain.agent.supervise;

import io.xendomain.agent.domain.DomainRecord;
import io.xendomain.agent.domain.Refused;
import io.xendomain.agent.text.ConfigText;
import io.xendomain.protocol.Api;
import io.xendomain.protocol.DesiredDomain;
import io.xendomain.protocol.Fence;
import io.xendomain.protocol.Owner;
import io.xendomain.protocol.ProblemCode;
import io.xendomain.protocol.Removal;
import io.xendomain.xlcfg.keys.GeneralKeys;
import io.xendomain.xlcfg.model.TextType;
import io.xendomain.xlcfg.render.OwnershipHeader;
import io.xendomain.xlcfg.syntax.CfgValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a request may be carried out, as far as the request and the record it is about can tell. */
final class Admission {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Admission() {}

    /** Whether a push makes sense in itself. It becomes a file name and a program's argument: nothing is taken on trust. */
    static void checkShape(String path, DesiredDomain desired) throws Refused {
        List<String> wrong = new ArrayList<>();
        if (desired == null) {
            throw new Refused(ProblemCode.BadRequest, "the body is empty; it must be a domain as JSON");
        }
        checkSender(desired.owner(), desired.fence(), wrong);
        checkUuid(path, wrong);
        if (!path.equals(desired.uuid())) {
            wrong.add("uuid is " + desired.uuid() + " in the body and " + path + " in the path; they must be equal");
        }
        require(desired.name(), "name", wrong);
        require(desired.powerState(), "powerState", wrong);
        require(desired.restartPolicy(), "restartPolicy", wrong);
        require(desired.updatePolicy(), "updatePolicy", wrong);
        require(desired.sha256(), "sha256", wrong);
        require(desired.config(), "config", wrong);
        if (desired.shutdownGracePeriodSeconds() < 0) {
            wrong.add("shutdownGracePeriodSeconds is " + desired.shutdownGracePeriodSeconds()
                    + "; it must not be negative");
        }
        if (wrong.isEmpty()) {
            checkName(desired.name(), wrong);
            checkConfig(desired, wrong);
        }
        refuseIfAny(wrong);
        if (!sha256(desired.config()).equals(desired.sha256())) {
            throw new Refused(
                    ProblemCode.ChecksumMismatch,
                    "sha256 is " + desired.sha256() + ", but the config's is " + sha256(desired.config())
                            + "; the text was changed on its way");
        }
    }

    /** Whether a removal makes sense in itself. */
    static void checkShape(String path, Removal removal) throws Refused {
        List<String> wrong = new ArrayList<>();
        if (removal == null) {
            throw new Refused(ProblemCode.BadRequest, "the body is empty; it must be a removal as JSON");
        }
        checkSender(removal.owner(), removal.fence(), wrong);
        checkUuid(path, wrong);
        require(removal.policy(), "policy", wrong);
        if (removal.shutdownGracePeriodSeconds() < 0) {
            wrong.add("shutdownGracePeriodSeconds is " + removal.shutdownGracePeriodSeconds()
                    + "; it must not be negative");
        }
        refuseIfAny(wrong);
    }

    /** Whether a push may follow what is known of its domain; {@code known} is null when that is nothing. */
    static void checkFollows(DomainRecord known, DesiredDomain desired) throws Refused {
        if (known == null) {
            return;
        }
        Owner owner = known.desired().owner();
        if (!owner.sameName(desired.owner())) {
            throw ownedByAnother("uuid " + desired.uuid(), owner, desired.owner());
        }
        if (owner.uid().equals(desired.owner().uid())) {
            checkGeneration(desired.generation(), known.desired().generation());
            if (known.removal() != null
                    && desired.generation() <= known.removal().generation()) {
                throw new Refused(
                        ProblemCode.StaleGeneration,
                        "generation is " + desired.generation() + ", but the object was deleted in generation "
                                + known.removal().generation() + " and its domain is being removed");
            }
        }
    }

    /** Whether a removal may follow what is known of its domain. */
    static void checkFollows(DomainRecord known, Removal removal) throws Refused {
        if (known == null) {
            throw new Refused(ProblemCode.NotFound, "no domain of ours has this uuid");
        }
        Owner owner = known.desired().owner();
        if (!owner.equals(removal.owner())) {
            throw ownedByAnother("uuid " + known.uuid(), owner, removal.owner());
        }
        checkGeneration(removal.generation(), known.desired().generation());
    }

    /** Whether a push asks for nothing new. Who sent it makes no difference. */
    static boolean isRepeated(DomainRecord known, DesiredDomain desired) {
        if (known == null || known.removal() != null) {
            return false;
        }
        DesiredDomain had = known.desired();
        return desired.equals(new DesiredDomain(
                had.owner(),
                had.generation(),
                desired.fence(),
                had.uuid(),
                had.name(),
                had.powerState(),
                had.restartPolicy(),
                had.updatePolicy(),
                had.shutdownGracePeriodSeconds(),
                had.restartRequestedAt(),
                desired.adopt(),
                had.config(),
                had.sha256()));
    }

    /** Whether a removal asks for nothing new. */
    static boolean isRepeated(DomainRecord known, Removal removal) {
        Removal had = known.removal();
        return had != null
                && removal.equals(new Removal(
                        had.owner(),
                        had.generation(),
                        removal.fence(),
                        had.policy(),
                        had.shutdownGracePeriodSeconds()));
    }

    /** What is answered ends in the status of whoever asked, who need not know other namespaces. */
    static Refused ownedByAnother(String what, Owner owner, Owner asker) {
        String words;
        if (!owner.namespace().equals(asker.namespace())) {
            words = "a XenDomain of another namespace on this host; change this one";
        } else if (owner.sameName(asker)) {
            words = "another XenDomain of the name " + owner.namespace() + "/" + owner.name() + ", with uid "
                    + owner.uid() + ", on this host";
        } else {
            words = "XenDomain " + owner.namespace() + "/" + owner.name()
                    + " on this host; remove that one, or change this one";
        }
        return new Refused(ProblemCode.OwnedByAnother, what + " belongs to " + words);
    }

    private static void checkSender(Owner owner, Fence fence, List<String> wrong) {
        require(owner, "owner", wrong);
        require(fence, "fence", wrong);
        if (owner != null) {
            requireWord(owner.namespace(), "owner.namespace", wrong);
            requireWord(owner.name(), "owner.name", wrong);
            requireWord(owner.uid(), "owner.uid", wrong);
        }
        if (fence != null) {
            requireWord(fence.lineage(), "fence.lineage", wrong);
        }
    }

    private static void checkUuid(String uuid, List<String> wrong) {
        if (!UUID.matcher(uuid).matches()) {
            wrong.add("uuid is " + uuid + "; it must be 8-4-4-4-12 hexadecimal digits in lower case");
        }
    }

    private static void checkName(String name, List<String> wrong) {
        TextType rule = (TextType) GeneralKeys.NAME.type();
        if (name.length() > rule.maxLength() || !rule.pattern().matcher(name).matches()) {
            wrong.add("name is \"" + name + "\"; it must be " + rule.words());
        }
    }

    private static void checkConfig(DesiredDomain desired, List<String> wrong) {
        String config = desired.config();
        if (config.length() > Api.MAX_CONFIG_BYTES
                || config.getBytes(StandardCharsets.UTF_8).length > Api.MAX_CONFIG_BYTES) {
            wrong.add("config has " + config.length() + " characters; at most " + Api.MAX_CONFIG_BYTES
                    + " bytes are taken");
            return;
        }
        if (!OwnershipHeader.belongsTo(
                desired.owner().namespace(), desired.owner().name(), config)) {
            wrong.add("config does not begin with the line \""
                    + OwnershipHeader.line(
                            desired.owner().namespace(), desired.owner().name()) + "\"");
        }
        if (config.indexOf('\0') >= 0) {
            wrong.add("config holds a NUL character; xl aborts on it");
        }
        Map<String, CfgValue> keys = ConfigText.values(config);
        requireKey(keys, "name", desired.name(), wrong);
        requireKey(keys, "uuid", desired.uuid(), wrong);
    }

    /** A domain that came up under another uuid would never be found, and started again and again. */
    private static void requireKey(Map<String, CfgValue> keys, String key, String value, List<String> wrong) {
        String there = ConfigText.scalar(keys.get(key));
        if (!value.equals(there)) {
            wrong.add("config sets " + key + " to " + there + "; it must be " + value + ", as in the push");
        }
    }

    private static void checkGeneration(long generation, long known) throws Refused {
        if (generation < known) {
            throw new Refused(
                    ProblemCode.StaleGeneration,
                    "generation is " + generation + ", but generation " + known + " of this object was already pushed");
        }
    }

    private static void require(Object value, String field, List<String> wrong) {
        if (value == null) {
            wrong.add(field + " is missing");
        }
    }

    /** Owners end up in a comment line: nothing that could end it. */
    private static void requireWord(String value, String field, List<String> wrong) {
        if (value == null || value.isBlank() || value.chars().anyMatch(c -> c <= ' ')) {
            wrong.add(field + " is " + (value == null ? "missing" : "\"" + value + "\"; it must be one word"));
        }
    }

    private static void refuseIfAny(List<String> wrong) throws Refused {
        if (!wrong.isEmpty()) {
            throw new Refused(ProblemCode.BadRequest, String.join("; ", wrong));
        }
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
