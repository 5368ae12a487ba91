package io.trackyard.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** How clients of one vendor ask, and what they take for an answer. */
interface Dialect {

    /** One event of an answer that comes piece by piece; its name may be empty. */
    record Event(String name, ObjectNode data) {}

    /** An answer that is none of the model's. */
    record Refusal(int status, Map<String, String> headers, ObjectNode body) {}

    /** What a request asks. */
    Asked read(JsonNode request);

    /** The model's answer, from its first event to its last. */
    List<Event> stream(Asked asked, Reply reply);

    /** The model's answer in one piece. */
    ObjectNode whole(Asked asked, Reply reply);

    /** How it is refused. */
    Refusal refuse(Reply.Refuses refusal);

    /** How it is refused for a limit of the account. */
    Refusal refuse(Reply.OutOfQuota refusal);
}
