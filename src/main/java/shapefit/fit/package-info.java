/** From a spec to progress and a result: what may move, the schedule, the session that runs it. */
package shapefit.fit;
