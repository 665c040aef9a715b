namespace Hotc.Review.Graphs;

/// <summary>
/// How long the creation of a resource takes beside others: orders of magnitude, not measurements. A server that boots and
/// installs outweighs all else; a balancer of Octavia boots a machine of its own; most of the rest is one request.
/// </summary>
internal static class Weights
{
    private const int Request = 2;

    public static int Of(string type) => type switch
    {
        "OS::Heat::WaitCondition" or "AWS::CloudFormation::WaitCondition" => 300,
        "OS::Octavia::LoadBalancer" => 90,
        "OS::Nova::Server" => 60,
        "OS::Octavia::Listener" or "OS::Octavia::Pool" or "OS::Octavia::PoolMember" or "OS::Octavia::HealthMonitor" => 10,
        "OS::Cinder::Volume" or "OS::Cinder::VolumeAttachment" => 10,
        _ when type.StartsWith("OS::Heat::", StringComparison.Ordinal) => 1,
        _ => Request,
    };
}
