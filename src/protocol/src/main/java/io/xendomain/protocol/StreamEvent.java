package io.xendomain.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * One line of {@link Api#WATCH}: first a snapshot, then changes, a heartbeat when nothing else was said. Lines of a type
 * that a reader does not know are of a later version, and are to be passed over.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = StreamEvent.Snapshot.class, name = "snapshot"),
    @Type(value = StreamEvent.Changed.class, name = "changed"),
    @Type(value = StreamEvent.Removed.class, name = "removed"),
    @Type(value = StreamEvent.HostChanged.class, name = "hostChanged"),
    @Type(value = StreamEvent.Heartbeat.class, name = "heartbeat")
})
public sealed interface StreamEvent {

    /** Everything the agent knows; what is not in it does not exist. */
    record Snapshot(HostReport host, List<DomainReport> domains) implements StreamEvent {}

    /** A domain is new or has changed. */
    record Changed(DomainReport domain) implements StreamEvent {}

    /** The agent has let go of a domain. */
    record Removed(String uuid) implements StreamEvent {}

    /** The host describes itself in another way. */
    record HostChanged(HostReport host) implements StreamEvent {}

    /** The agent lives. */
    record Heartbeat() implements StreamEvent {}
}
