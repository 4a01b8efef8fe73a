/** What is good: image terms and mesh regularisers, each with its value and its gradient. */
package shapefit.loss;
