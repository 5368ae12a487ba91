package io.trackyard.mail;

import io.trackyard.plan.Track;
import java.util.List;

/** What the agent of a track is called in messages: {@code BlueLake}. One name to a track, for the length of its run. */
public final class AgentName {
    private static final List<String> FIRST = List.of(
            "Amber", "Azure", "Black", "Blue", "Bright", "Bronze", "Brown", "Calm", "Cobalt", "Copper", "Coral",
            "Crimson", "Cyan", "Dusty", "Emerald", "Fuchsia", "Golden", "Gray", "Green", "Indigo", "Ivory", "Jade",
            "Linen", "Lilac", "Lime", "Magenta", "Maroon", "Navy", "Ochre", "Olive", "Orange", "Pale", "Pearl", "Pink",
            "Plum", "Purple", "Quiet", "Red", "Rose", "Ruby", "Russet", "Rusty", "Sandy", "Scarlet", "Silver", "Teal",
            "Topaz", "Tawny", "Umber", "Violet", "White", "Wild", "Yellow");
    private static final List<String> SECOND = List.of(
            "Bay", "Beach", "Bear", "Bird", "Bluff", "Bridge", "Brook", "Canyon", "Castle", "Cave", "Cliff", "Cloud",
            "Coast", "Cove", "Creek", "Dale", "Deer", "Desert", "Dune", "Elk", "Falls", "Farm", "Field", "Fjord",
            "Forest", "Fox", "Garden", "Glade", "Glen", "Grove", "Harbor", "Hawk", "Heron", "Hill", "Island", "Lake",
            "Marsh", "Meadow", "Mesa", "Mill", "Mound", "Oak", "Otter", "Peak", "Pine", "Plain", "Pond", "Prairie",
            "Raven", "Reef", "Ridge", "River", "Shore", "Snow", "Spring", "Stone", "Stream", "Valley", "Willow", "Wolf",
            "Wood");

    /** Has no divisor in common with the number of names, so that all of them come by before one comes again. */
    private static final int STEP = 1009;

    private static final int NAMES = FIRST.size() * SECOND.size();

    private AgentName() {}

    /**
     * The name of the agent of a track.
     *
     * @param run the run's name
     * @param phase the phase's number
     * @param track the letters of the track
     */
    public static String of(String run, int phase, String track) {
        int place = place(phase, Track.numberOf(track));
        int chosen = Math.floorMod(run.hashCode() + (long) place * STEP, NAMES);
        String name = FIRST.get(chosen % FIRST.size()) + SECOND.get(chosen / FIRST.size());
        return place < NAMES ? name : name + (place / NAMES + 1);
    }

    /** A number of its own for each pair of numbers, and small for small ones: Cantor's. */
    private static int place(int phase, int track) {
        return (phase + track) * (phase + track + 1) / 2 + track;
    }
}
