package io.xendomain.xlcfg.spec;

import io.xendomain.xlcfg.Code;
import io.xendomain.xlcfg.model.EnumType;
import io.xendomain.xlcfg.model.Fields;
import io.xendomain.xlcfg.model.Key;
import io.xendomain.xlcfg.model.ParsedType;
import io.xendomain.xlcfg.model.Place;
import io.xendomain.xlcfg.model.Struct;
import io.xendomain.xlcfg.model.StructType;
import java.util.List;

/** A byte stream between a program in the guest and one in dom0: CHANNEL_SPEC_STRING of xl.cfg(5). */
public final class ChannelSpec {
    public static final Key<String> NAME = Key.named("name", uncut(SpecTexts.ITEM))
            .required()
            .description("Name by which the guest finds the channel, as org.example.agent.0.");

    public static final Key<String> CONNECTION = Key.named("connection", EnumType.of("pty", "socket"))
            .required()
            .description("Other end in dom0: a pseudo terminal, or a Unix socket at path.");

    public static final Key<String> PATH = Key.named("path", uncut(SpecTexts.PATH))
            .privileged("makes a socket anywhere in dom0")
            .description("Where the socket is made; needs connection: socket.");

    public static final Key<String> BACKEND = Key.named("backend", uncut(SpecTexts.DOMAIN))
            .defaultsTo("0, which is dom0")
            .privileged("names another domain to serve the channel")
            .description("Domain at the other end, by name or number.");

    public static final Fields FIELDS = new Fields("a channel", List.of(NAME, CONNECTION, PATH, BACKEND));

    public static final StructType TYPE = new StructType(
            FIELDS, ParameterSyntax.builder().trimsBlanks().goesOnAfterUnknown().build(), ChannelSpec::check);

    private ChannelSpec() {}

    /** The xl of 4.17 cuts a value at its equals sign, that of 4.20 does not. */
    private static ParsedType<String> uncut(ParsedType<String> type) {
        return new ParsedType<>(
                type.pattern(),
                type.maxLength(),
                type.form(),
                type.parser(),
                type.printer(),
                new ParsedType.Later<>("4.20", "an equals sign", text -> text.indexOf('=') >= 0));
    }

    private static Struct check(Struct channel, Place place) {
        boolean isSocket = "socket".equals(channel.get(CONNECTION));
        Place path = place.child(PATH);
        if (isSocket && !channel.has(PATH)) {
            path.say(
                    Code.MissingCompanion,
                    path.field() + " is not set, but a socket needs one and xl refuses it; set it to a path in dom0");
        } else if (!isSocket && channel.has(PATH)) {
            path.report(
                    Code.Ignored,
                    channel.get(PATH),
                    "only a socket has a path",
                    "remove it, or write connection: socket");
        }
        return channel;
    }
}
